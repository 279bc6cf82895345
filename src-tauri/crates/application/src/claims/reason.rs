//! Why a mention was resolved as it was, and what else was looked at; not the resolution itself.

use super::MentionId;

/// The fact that decided what a mention refers to, or that it refers to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reason {
    /// Nothing of that name stands before it.
    #[default]
    New,
    /// The same words were introduced before.
    SameWords,
    /// Words were dropped, and what is left names what was introduced.
    FewerWords,
    /// Its words describe the antecedent behind its head ("the upper plate" after "a plate on the upper side").
    DescribedBehind,
    /// It calls first what was introduced without a number.
    CountedFirst,
    /// A participle restates what a verb said ("the measured flow" after "measuring a flow").
    RestatesVerb,
    /// It shares its head with the phrase beside it ("the inner and the outer ring").
    SharedHead,
    /// It is an abbreviation, or the initials, of the antecedent.
    Abbreviation,
    /// It is part of a compound, or a compound of known parts ("the powder" after "a powder coating").
    PartOfCompound,
    /// Each chain of a multiple dependency introduces it.
    EveryChain,
    /// It needs no antecedent; the exemption says why.
    Exempt,
    /// A part or property that its bearer has by nature (MPEP 2173.05(e): the outer surface of a sphere).
    Implied,
    /// It belongs to something known ("the user's hand" after "a user").
    Owned,
    /// It was introduced, and what follows it says which one is meant ("the rotor of the motor").
    SaidBehind,
    /// It was not introduced, and the sentence says what it is by naming it ("serving as the light source").
    Named,
    /// Nothing of its name was introduced.
    NothingOfThatName,
    /// It has words that its only possible antecedent does not have (MPEP 2173.05(e): "the controlled fluid" after "a
    /// stream of fluid").
    OneCandidate,
    /// It has words that several possible antecedents do not have.
    SeveralCandidates,
    /// What has its name differs from it by an ordinal or by words of its own.
    OnlyOthers,
    /// It differs by one letter from what was introduced.
    Misspelt,
    /// Things told apart by ordinals answer to it alike.
    Ordinals,
    /// Only claims outside its chain introduce it.
    OtherBranch,
    /// It was introduced in the other number.
    OtherNumber,
    /// The claim's chain is broken, so that there is nothing to look in.
    BrokenChain,
}

/// A mention that was looked at for another one's antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub mention: MentionId,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is the antecedent.
    Chosen,
    /// It fits as well; a later introduction was preferred.
    Earlier,
    /// It fits less well than the chosen one.
    LessAlike,
    /// It could be meant, but lacks a word of the phrase.
    LacksWord,
    /// It has another ordinal.
    OtherOrdinal,
    /// It has words that the phrase does not have, and the other way round.
    OtherWords,
    /// One letter differs.
    OneLetter,
    /// It stands in a claim outside the chain.
    OutsideChain,
    /// It has the other number.
    OtherNumber,
    /// It fits as well as another, and nothing tells which is meant.
    Undecided,
}
