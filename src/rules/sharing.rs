//! What is shared with whom, for what: the lists `information[]` and `sharing[]`.

use crate::assess::Checking;
use crate::choices::{OriginatorPermission, Permission, Purpose};
use crate::findings::Place;
use crate::position::Known;
use crate::record::{InformationMember, Question, SharingMember};
use crate::rules::RuleCode;
use crate::value::gather;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    if !checking.position.sharing {
        return;
    }
    let record = checking.record();
    checking.find_if(record.information().len() == 0, RuleCode::InformationMissing, Question::Information);
    checking.find_if(record.sharing().len() == 0, RuleCode::SharingMissing, Question::Sharing);
    let spread = Spread::of(&checking.known);
    information(checking, &spread);
    sharing(checking, &spread);
}

/// Each thing that is shared (§1.7, §2.2), whose it is (§4.4d) and whether it is part of criminal proceedings (§3.1).
fn information(checking: &mut Checking<'_, '_>, spread: &Spread<'_>) {
    let record = checking.record();
    let notice = &checking.known.policy.notice;
    for (index, (entry, reach)) in record.information().zip(&spread.reaches).enumerate() {
        let at = |member| Place::Information(index, member);
        match entry.id() {
            None => checking.find_at(true, RuleCode::InformationDetailMissing, at(InformationMember::Id)),
            Some(_) => {
                checking.find_at(reach.repeated, RuleCode::InformationDuplicateId, at(InformationMember::Id));
                checking.find_at(
                    !reach.shared,
                    RuleCode::InformationNotShared,
                    Place::Entry(Question::Information, index),
                );
            }
        }
        match entry.category() {
            None => checking.find_at(true, RuleCode::InformationDetailMissing, at(InformationMember::Category)),
            Some(category) => checking.find_at(
                !notice.has_category(category),
                RuleCode::OpennessCategoryNotInNotice,
                at(InformationMember::Category),
            ),
        }
        if entry.provided_by().is_some() && reach.third_party {
            match entry.permission() {
                None | Some(Permission::NotSought) => {
                    checking.find_at(true, RuleCode::SourcePermissionMissing, at(InformationMember::Permission));
                }
                Some(Permission::Refused) => {
                    checking.find_at(true, RuleCode::SourcePermissionRefused, at(InformationMember::Permission));
                }
                Some(Permission::Given) => {}
            }
        }
        checking.find_at(
            entry.provided_by().is_some()
                && entry.permission() == Some(Permission::Refused)
                && reach.second_party_inside,
            RuleCode::SourceRefusedInside,
            at(InformationMember::Permission),
        );
        if entry.criminal_proceedings() == Some(true) && reach.outside {
            match entry.cpia_permission() {
                None | Some(Permission::NotSought) => {
                    checking.find_at(true, RuleCode::CpiaPermissionMissing, at(InformationMember::CpiaPermission));
                }
                Some(Permission::Refused) => {
                    checking.find_at(true, RuleCode::CpiaPermissionRefused, at(InformationMember::CpiaPermission));
                }
                Some(Permission::Given) => {}
            }
        }
    }
}

/// Each recipient (§1.7), inside or outside the MASH (§4.4b), and the purpose (§4.4c).
fn sharing(checking: &mut Checking<'_, '_>, spread: &Spread<'_>) {
    let record = checking.record();
    let notice = &checking.known.policy.notice;
    for (index, entry) in record.sharing().enumerate() {
        let at = |member| Place::Sharing(index, member);
        let outside = entry.recipient().is_some_and(|recipient| checking.known.outside(recipient));
        match entry.recipient() {
            None => checking.find_at(true, RuleCode::SharingDetailMissing, at(SharingMember::Recipient)),
            Some(recipient) => checking.find_at(
                !notice.has_recipient(recipient),
                RuleCode::OpennessRecipientNotInNotice,
                at(SharingMember::Recipient),
            ),
        }
        match entry.purpose() {
            None => checking.find_at(true, RuleCode::SharingDetailMissing, at(SharingMember::Purpose)),
            Some(Purpose::Other) => {
                checking.find_at(true, RuleCode::SharingPurposeNotPermitted, at(SharingMember::Purpose));
            }
            Some(Purpose::Safeguarding | Purpose::Wellbeing) => {
                checking.find_at(outside, RuleCode::SharingOutsideMash, at(SharingMember::Recipient));
            }
            Some(Purpose::Services) => match entry.agreed() {
                None => checking.find_at(outside, RuleCode::SharingOnwardNotAgreed, at(SharingMember::Agreed)),
                Some(false) => checking.find_at(outside, RuleCode::SharingOnwardRefused, at(SharingMember::Agreed)),
                Some(true) => {}
            },
        }
        let beyond_notice =
            entry.purpose().is_some_and(|purpose| purpose != Purpose::Other && !notice.purposes.contains(&purpose));
        checking.find_at(beyond_notice, RuleCode::OpennessPurposeNotInNotice, at(SharingMember::Purpose));
        checking.find_at(
            entry.information().is_empty(),
            RuleCode::SharingDetailMissing,
            at(SharingMember::Information),
        );
        for (place, id) in entry.information() {
            checking.find_at(
                spread.ids.binary_search_by_key(id, |(known, _)| known).is_err(),
                RuleCode::SharingUnknownInformation,
                Place::SharedId(index, *place),
            );
        }
    }
}

/// How far each thing that is shared reaches.
struct Spread<'v> {
    /// By entry of `information[]`.
    reaches: Vec<Reach>,
    /// The ids, sorted, each with its entry.
    ids: Vec<(&'v str, usize)>,
}

/// How far one thing that is shared reaches.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// An earlier entry has its id.
    repeated: bool,
    /// Some recipient gets it.
    shared: bool,
    /// A recipient outside the MASH gets it (§3.1).
    outside: bool,
    /// A third party gets it, which needs its originator's permission (§4.4d).
    third_party: bool,
    /// A recipient inside the MASH gets it that is neither its originator nor a third party.
    second_party_inside: bool,
}

/// Who gets what has one id.
#[derive(Clone, Copy, Default)]
struct Recipients<'v> {
    /// Somebody does, named or not.
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
            Self(Some(first), None) if *first != recipient => self.1 = Some(recipient),
            Self(Some(_), _) => {}
        }
    }

    fn any_but(self, agency: Option<&str>) -> bool {
        [self.0, self.1].into_iter().any(|recipient| recipient.is_some() && recipient != agency)
    }
}

impl<'v> Spread<'v> {
    /// Works it out in time that grows with the number of ids that recipients are to get, however often an id is given.
    fn of(known: &Known<'_, 'v>) -> Self {
        let record = known.record;
        let mut ids: Vec<(&str, usize)> =
            gather(record.information().enumerate().filter_map(|(index, entry)| Some((entry.id()?, index))));
        ids.sort_unstable();
        // At the place of the first entry that has the id.
        let mut gets = vec![Recipients::default(); ids.len()];
        for entry in record.sharing() {
            let outside = entry.recipient().is_some_and(|recipient| known.outside(recipient));
            for (_, id) in entry.information() {
                let first = ids.partition_point(|(known, _)| known < id);
                if let (Some((known, _)), Some(gets)) = (ids.get(first), gets.get_mut(first))
                    && known == id
                {
                    gets.shared = true;
                    if let Some(recipient) = entry.recipient() {
                        if outside { &mut gets.outside } else { &mut gets.inside }.add(recipient);
                    }
                }
            }
        }
        let always = known.policy.originator_permission == OriginatorPermission::Always;
        let entries = gather(record.information());
        let mut reaches = vec![Reach::default(); entries.len()];
        let mut first = 0;
        for (place, (id, index)) in ids.iter().enumerate() {
            if ids.get(first).is_some_and(|(known, _)| known != id) {
                first = place;
            }
            if let (Some(gets), Some(reach), Some(entry)) =
                (gets.get(first), reaches.get_mut(*index), entries.get(*index))
            {
                let originator = entry.provided_by();
                let others_inside = gets.inside.any_but(originator);
                reach.repeated = first != place;
                reach.shared = gets.shared;
                reach.outside = gets.outside.any_but(None);
                reach.third_party = gets.outside.any_but(originator) || (always && others_inside);
                reach.second_party_inside = !always && others_inside;
            }
        }
        Self { reaches, ids }
    }
}
