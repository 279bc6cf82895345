//! A draft as the wire shows it; not how it is written.

use crate::offsets::{Offsets, Unit};
use crate::wire::{BlockView, DraftView, OriginView, QuestionView, SentenceView, SlotStateView, SlotView};
use claimwright_application::Application;
use claimwright_draft::guard::Objection;
use claimwright_draft::{BlockKind, Draft, Origin, Sentence, SlotState};

/// A draft as the window shows it; limitations are located in `unit`.
pub fn view(draft: &Draft, application: &Application, unit: Unit) -> DraftView {
    let laid = draft.laid();
    let shown = |block: usize| laid.iter().position(|laid| laid.written == Some(block)).unwrap_or_default();
    DraftView {
        office: draft.office.word().to_owned(),
        language: draft.language.code().to_owned(),
        blocks: laid
            .iter()
            .map(|laid| &*laid.block)
            .map(|block| BlockView {
                kind: match block.kind {
                    BlockKind::Title => "title".to_owned(),
                    BlockKind::Heading(level) => format!("heading{level}"),
                    BlockKind::Paragraph => "paragraph".to_owned(),
                    BlockKind::Claim => "claim".to_owned(),
                    BlockKind::Abstract => "abstract".to_owned(),
                },
                sentences: block.sentences.iter().map(|sentence| sentence_view(sentence, application, unit)).collect(),
            })
            .collect(),
        slots: draft
            .slots
            .iter()
            .map(|slot| SlotView {
                block: shown(slot.block),
                claim: slot.claim,
                state: match slot.state {
                    SlotState::Open => SlotStateView::Open,
                    SlotState::Proposed => SlotStateView::Proposed,
                    SlotState::Rejected => SlotStateView::Rejected,
                    SlotState::Dropped(objection) => SlotStateView::Dropped { reason: reason(objection).to_owned() },
                },
            })
            .collect(),
        questions: draft
            .questions
            .iter()
            .map(|question| QuestionView { section: question.section.clone(), text: question.text.clone() })
            .collect(),
    }
}

fn sentence_view(sentence: &Sentence, application: &Application, unit: Unit) -> SentenceView {
    let origin = match &sentence.origin {
        Origin::Claim { claim, limitation } => {
            let text =
                application.claims.present().and_then(|set| set.numbered(*claim)).map_or("", |claim| &claim.text);
            let range = Offsets::new(text, unit).of_span(*limitation);
            OriginView::Claim {
                claim: *claim,
                start: range.start,
                end: range.end,
                limitation: text.get(limitation.start..limitation.end).unwrap_or_default().to_owned(),
            }
        }
        Origin::Template(name) => OriginView::Template { name: (*name).to_owned() },
        Origin::Disclosure(paragraph) => OriginView::Disclosure { paragraph: paragraph + 1 },
        Origin::User { passage } => OriginView::User { passage: *passage },
        Origin::Model { model, seed, slot } => OriginView::Model { model: model.clone(), seed: *seed, slot: *slot },
    };
    SentenceView { text: sentence.text.clone(), origin, accepted: sentence.accepted }
}

/// Why the guard dropped a sentence, as a sentence.
pub const fn reason(objection: Objection) -> &'static str {
    match objection {
        Objection::Empty => "The model gave no whole sentence.",
        Objection::ForeignTerm => "It named something that neither the claims nor the disclosure name.",
        Objection::Numeral => "It brought a number or reference sign of its own.",
        Objection::LostLimitation => "It lost a word that limits the claim.",
        Objection::ClaimLanguage => "It used the language of claims.",
        Objection::Profanity => "It praised, required or admitted something.",
        Objection::Repetition => "It repeated what stands there.",
        #[allow(unreachable_patterns, reason = "a new objection must not stop the window")]
        _ => "It did not fit.",
    }
}
