//! The keys that documents are made of, so that reading a million of them need not copy each key again.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{known, same};

/// A page reads a record at a time, and need not download this.
#[cfg(target_arch = "wasm32")]
pub(crate) const fn known(_: &str) -> Option<&'static str> {
    None
}

/// Whether two keys are the same.
#[cfg(target_arch = "wasm32")]
pub(crate) fn same(one: &str, another: &str) -> bool {
    one.as_bytes() == another.as_bytes()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::sync::LazyLock;

    use crate::document::{Holds, Member, PAYLOAD};
    use crate::record::{InformationMember, Question, SharingMember};

    /// A place for each key; of two that have the same, only the later is known.
    static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut keys = vec![""; PLACES];
        let mut put = |key: &'static str| {
            if let Some(place) = keys.get_mut(place(key)) {
                *place = key;
            }
        };
        Question::ALL.iter().flat_map(|question| question.path().split('/')).for_each(&mut put);
        InformationMember::ALL.iter().for_each(|member| put(member.key()));
        SharingMember::ALL.iter().for_each(|member| put(member.key()));
        members(PAYLOAD, &mut put);
        keys
    });

    const PLACES: usize = 1 << 10;

    fn members(list: &[Member], put: &mut impl FnMut(&'static str)) {
        for member in list {
            put(member.key);
            inner(&member.holds, put);
        }
    }

    fn inner(holds: &Holds, put: &mut impl FnMut(&'static str)) {
        match holds {
            Holds::Object(list) | Holds::Answers(_, list) | Holds::Sharing(list) => members(list, put),
            Holds::List(holds) => inner(holds, put),
            _ => {}
        }
    }

    fn place(key: &str) -> usize {
        let byte = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
        let (bytes, length) = (key.as_bytes(), key.len());
        let sum = byte(bytes.first()) * 31 + byte(bytes.last()) * 7 + byte(bytes.get(length / 2)) * 89 + length * 157;
        sum % PLACES
    }

    /// Whether two keys are the same. Most are short, and are then compared without a call.
    #[inline]
    pub(crate) fn same(one: &str, another: &str) -> bool {
        let (one, another) = (one.as_bytes(), another.as_bytes());
        if one.len() != another.len() {
            return false;
        }
        match (one.first_chunk::<8>(), another.first_chunk::<8>()) {
            (Some(start), Some(other)) => {
                start == other
                    && if one.len() <= 16 { one.last_chunk::<8>() == another.last_chunk::<8>() } else { one == another }
            }
            _ => one.iter().zip(another).all(|(one, another)| one == another),
        }
    }

    /// The same key, if documents are made of it.
    pub(crate) fn known(key: &str) -> Option<&'static str> {
        KEYS.get(place(key)).copied().filter(|known| same(known, key))
    }
}
