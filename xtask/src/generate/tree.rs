//! Paths as the groups that they stand in.

/// Members in the order in which they are first named.
#[derive(Debug, PartialEq, Eq)]
pub struct Tree<T>(Vec<(&'static str, Node<T>)>);

/// What a key leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Node<T> {
    /// The end of a path.
    Leaf(T),
    /// A group of members.
    Group(Tree<T>),
}

impl<T> Tree<T> {
    /// The tree of some JSON Pointers, each with what it stands for.
    pub fn of(paths: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut tree = Self(Vec::new());
        for (path, leaf) in paths {
            tree.insert(path.trim_start_matches('/'), leaf);
        }
        tree
    }

    fn insert(&mut self, path: &'static str, leaf: T) {
        let Some((key, rest)) = path.split_once('/') else {
            self.0.push((path, Node::Leaf(leaf)));
            return;
        };
        let known = self.0.iter_mut().find_map(|(known, node)| match node {
            Node::Group(group) if *known == key => Some(group),
            Node::Group(_) | Node::Leaf(_) => None,
        });
        if let Some(group) = known {
            group.insert(rest, leaf);
        } else {
            let mut group = Self(Vec::new());
            group.insert(rest, leaf);
            self.0.push((key, Node::Group(group)));
        }
    }

    /// Its members, in order.
    pub fn members(&self) -> impl Iterator<Item = (&'static str, &Node<T>)> {
        self.0.iter().map(|(key, node)| (*key, node))
    }
}

impl<T> Node<T> {
    /// Every end of a path in it.
    pub fn leaves(&self) -> Vec<&T> {
        match self {
            Self::Leaf(leaf) => vec![leaf],
            Self::Group(group) => group.members().flat_map(|(_, node)| node.leaves()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_share_a_group_come_together_in_the_order_of_the_first() {
        let tree = Tree::of([("/a/b", 1), ("/c", 2), ("/a/d/e", 3), ("/a/f", 4)]);
        let leaf = |key, number| (key, Node::Leaf(number));
        let inner = Tree(vec![leaf("b", 1), ("d", Node::Group(Tree(vec![leaf("e", 3)]))), leaf("f", 4)]);
        assert_eq!(tree, Tree(vec![("a", Node::Group(inner)), leaf("c", 2)]));
    }

    #[test]
    fn the_leaves_of_a_group_are_all_that_it_holds() {
        let tree = Tree::of([("/a/b", 1), ("/a/c/d", 2)]);
        let leaves: Vec<_> = tree.members().flat_map(|(_, node)| node.leaves()).copied().collect();
        assert_eq!(leaves, [1, 2]);
    }
}
