//! What is shared with whom, for what: the lists `information[]` and `sharing[]`.

use crate::assess::Checking;
use crate::choices::{OriginatorPermission, Permission, Purpose};
use crate::findings::Place;
use crate::keys::same;
use crate::position::Known;
use crate::record::{InformationMember, Question, SharingMember};
use crate::rules::RuleCode;
use crate::words::sorted;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    if !checking.position.sharing {
        return;
    }
    checking.find_unless_answered(RuleCode::InformationMissing, Question::Information);
    checking.find_unless_answered(RuleCode::SharingMissing, Question::Sharing);
    let mut spread = Spread::of(&checking.known);
    information(checking, &mut spread);
    sharing(checking, &mut spread);
}

/// Each thing that is shared (§1.7, §2.2), whose it is (§4.4d) and whether it is part of criminal proceedings (§3.1).
fn information(checking: &mut Checking<'_, '_>, spread: &mut Spread<'_>) {
    use InformationMember as Member;
    let policy = checking.known.policy;
    let always = policy.originator_permission() == OriginatorPermission::Always;
    for (index, entry) in checking.record().information().enumerate() {
        for member in &[Member::Id, Member::Category] {
            let missing = !entry.is_answered(*member);
            checking.find_in_information(missing, RuleCode::InformationDetailMissing, index, *member);
        }
        let not_in_notice = entry.category().is_some_and(|category| !policy.has_category(category));
        checking.find_in_information(not_in_notice, RuleCode::OpennessCategoryNotInNotice, index, Member::Category);
        let Some(reach) = entry.id().and_then(|id| spread.reach(id)) else { continue };
        checking.find_in_information(reach.listed, RuleCode::InformationDuplicateId, index, Member::Id);
        reach.listed = true;
        checking.find_at(!reach.shared, RuleCode::InformationNotShared, Place::Entry(Question::Information, index));
        if let Some(originator) = entry.provided_by() {
            let others_inside = reach.inside.any_but(originator);
            if reach.outside.any_but(originator) || (always && others_inside) {
                let codes = [RuleCode::SourcePermissionMissing, RuleCode::SourcePermissionRefused];
                permission(checking, entry.permission(), codes, index, Member::Permission);
            }
            let refused_inside = entry.permission() == Some(Permission::Refused) && !always && others_inside;
            checking.find_in_information(refused_inside, RuleCode::SourceRefusedInside, index, Member::Permission);
        }
        if entry.criminal_proceedings() == Some(true) && reach.outside.0.is_some() {
            let codes = [RuleCode::CpiaPermissionMissing, RuleCode::CpiaPermissionRefused];
            permission(checking, entry.cpia_permission(), codes, index, Member::CpiaPermission);
        }
    }
}

/// Permission was asked, or else the first of two rules finds it; and given, or else the second.
fn permission(
    checking: &mut Checking<'_, '_>,
    permission: Option<Permission>,
    [missing, refused]: [RuleCode; 2],
    index: usize,
    member: InformationMember,
) {
    let code = match permission {
        None | Some(Permission::NotSought) => missing,
        Some(Permission::Refused) => refused,
        Some(Permission::Given) => return,
    };
    checking.find_in_information(true, code, index, member);
}

/// Each recipient (§1.7), inside or outside the MASH (§4.4b), and the purpose (§4.4c).
fn sharing(checking: &mut Checking<'_, '_>, spread: &mut Spread<'_>) {
    use SharingMember as Member;
    let policy = checking.known.policy;
    for (index, entry) in checking.record().sharing().enumerate() {
        for member in &[Member::Recipient, Member::Purpose, Member::Information] {
            let missing = !entry.is_answered(*member);
            checking.find_in_sharing(missing, RuleCode::SharingDetailMissing, index, *member);
        }
        let mut outside = false;
        if let Some(recipient) = entry.recipient() {
            outside = checking.known.outside(recipient);
            let not_in_notice = !policy.has_recipient(recipient);
            checking.find_in_sharing(not_in_notice, RuleCode::OpennessRecipientNotInNotice, index, Member::Recipient);
        }
        if let Some(purpose) = entry.purpose() {
            let (found, code, member) = match purpose {
                Purpose::Other => (true, RuleCode::SharingPurposeNotPermitted, Member::Purpose),
                Purpose::Safeguarding | Purpose::Wellbeing => {
                    (outside, RuleCode::SharingOutsideMash, Member::Recipient)
                }
                Purpose::Services => match entry.agreed() {
                    None => (outside, RuleCode::SharingOnwardNotAgreed, Member::Agreed),
                    Some(agreed) => (outside && !agreed, RuleCode::SharingOnwardRefused, Member::Agreed),
                },
            };
            checking.find_in_sharing(found, code, index, member);
            let not_in_notice = purpose != Purpose::Other && !policy.has_purpose(purpose);
            checking.find_in_sharing(not_in_notice, RuleCode::OpennessPurposeNotInNotice, index, Member::Purpose);
        }
        for (place, id) in entry.information() {
            checking.find_at(
                spread.reach(id).is_none(),
                RuleCode::SharingUnknownInformation,
                Place::SharedId(index, *place),
            );
        }
    }
}

/// How far each thing that is shared reaches.
struct Spread<'v> {
    /// The ids, sorted.
    ids: Vec<&'v str>,
    /// In the same order how far what has each of them reaches: of ids that are the same, at the one that is found.
    reaches: Vec<Reach<'v>>,
}

/// Who gets what has one id.
#[derive(Clone, Copy, Default)]
struct Reach<'v> {
    /// An entry that was looked at has the id.
    listed: bool,
    /// Somebody gets it, named or not.
    shared: bool,
    inside: Two<'v>,
    outside: Two<'v>,
}

/// Of some recipients as many as it takes to know whether there is another than any one.
#[derive(Clone, Copy, Default)]
struct Two<'v>(Option<&'v str>, Option<&'v str>);

impl<'v> Two<'v> {
    fn add(&mut self, recipient: &'v str) {
        match self {
            Self(None, _) => self.0 = Some(recipient),
            Self(Some(first), None) if !same(first, recipient) => self.1 = Some(recipient),
            Self(Some(_), _) => {}
        }
    }

    fn any_but(&self, agency: &str) -> bool {
        self.0.is_some_and(|recipient| !same(recipient, agency)) || self.1.is_some()
    }
}

impl<'v> Spread<'v> {
    /// Works it out in time that grows with the number of ids that recipients are to get, however often an id is given.
    fn of(known: &Known<'_, 'v>) -> Self {
        let mut ids = Vec::new();
        for entry in known.record.information() {
            if let Some(id) = entry.id() {
                ids.push(id);
            }
        }
        let ids = sorted(ids);
        let mut reaches = Vec::new();
        for _ in &ids {
            reaches.push(Reach::default());
        }
        let mut spread = Self { ids, reaches };
        for entry in known.record.sharing() {
            let recipient = entry.recipient();
            let outside = recipient.is_some_and(|recipient| known.outside(recipient));
            for (_, id) in entry.information() {
                if let Some(reach) = spread.reach(id) {
                    reach.shared = true;
                    if let Some(recipient) = recipient {
                        if outside { &mut reach.outside } else { &mut reach.inside }.add(recipient);
                    }
                }
            }
        }
        spread
    }

    /// How far what has an id reaches; `None` where nothing has it.
    fn reach(&mut self, id: &str) -> Option<&mut Reach<'v>> {
        let place = self.ids.binary_search(&id).ok()?;
        self.reaches.get_mut(place)
    }
}
