import { graphql } from '../../generated/gql.ts';

// Each answers under the name `outcome`, so that one piece of code reads them all.

/** 受理: confirms that the referral arrived. */
export const Acknowledge = graphql(`
  mutation AcknowledgeReferral($commandId: ID!, $id: ID!, $version: Int!) {
    outcome: acknowledgeReferral(commandId: $commandId, id: $id, version: $version) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** 引受け: takes it up. */
export const Accept = graphql(`
  mutation AcceptReferral($commandId: ID!, $id: ID!, $version: Int!) {
    outcome: acceptReferral(commandId: $commandId, id: $id, version: $version) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Gives it to a colleague, or to nobody yet. */
export const Assign = graphql(`
  mutation AssignReferral($commandId: ID!, $id: ID!, $version: Int!, $assigneeId: ID) {
    outcome: assignReferral(commandId: $commandId, id: $id, version: $version, assigneeId: $assigneeId) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** The person was reached. */
export const Contact = graphql(`
  mutation RecordContact($commandId: ID!, $id: ID!, $version: Int!) {
    outcome: recordContact(commandId: $commandId, id: $id, version: $version) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Support begins. */
export const Start = graphql(`
  mutation StartReferral($commandId: ID!, $id: ID!, $version: Int!) {
    outcome: startReferral(commandId: $commandId, id: $id, version: $version) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** 差戻し: back to the referring agency for more. */
export const Return = graphql(`
  mutation ReturnReferral($commandId: ID!, $id: ID!, $version: Int!, $reason: ReturnReason!, $note: String) {
    outcome: returnReferral(commandId: $commandId, id: $id, version: $version, reason: $reason, note: $note) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** 回送: on to the right desk. */
export const Redirect = graphql(`
  mutation RedirectReferral($commandId: ID!, $id: ID!, $version: Int!, $toAgencyId: ID!, $reason: RedirectReason!) {
    outcome: redirectReferral(commandId: $commandId, id: $id, version: $version, toAgencyId: $toAgencyId, reason: $reason) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Is not taken up. */
export const Decline = graphql(`
  mutation DeclineReferral($commandId: ID!, $id: ID!, $version: Int!, $reason: DeclineReason!) {
    outcome: declineReferral(commandId: $commandId, id: $id, version: $version, reason: $reason) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** 取下げ: the referring agency takes it back. */
export const Withdraw = graphql(`
  mutation WithdrawReferral($commandId: ID!, $id: ID!, $version: Int!, $reason: WithdrawReason!) {
    outcome: withdrawReferral(commandId: $commandId, id: $id, version: $version, reason: $reason) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** 終了: ends with an outcome. */
export const Close = graphql(`
  mutation CloseReferral($commandId: ID!, $id: ID!, $version: Int!, $outcome: Outcome!) {
    outcome: closeReferral(commandId: $commandId, id: $id, version: $version, outcome: $outcome) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** The person changes how much the referring agency may learn. */
export const ChangeFeedback = graphql(`
  mutation ChangeFeedback($commandId: ID!, $id: ID!, $version: Int!, $level: FeedbackLevel!) {
    outcome: changeFeedbackLevel(commandId: $commandId, id: $id, version: $version, level: $level) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Throws a draft away. */
export const Discard = graphql(`
  mutation DiscardDraft($commandId: ID!, $id: ID!, $version: Int!, $draftVersion: Int!) {
    outcome: discardReferralDraft(commandId: $commandId, id: $id, version: $version, draftVersion: $draftVersion) {
      __typename ... on Error { message }
    }
  }
`);
/** Remembers that the viewer has seen the referral as it is now. */
export const MarkSeen = graphql(`
  mutation MarkReferralSeen($id: ID!) {
    outcome: markReferralSeen(id: $id) { __typename }
  }
`);
/** Asks the other side. */
export const Ask = graphql(`
  mutation AskQuestion($commandId: ID!, $referralId: ID!, $category: Category!, $body: String!) {
    outcome: askQuestion(commandId: $commandId, referralId: $referralId, category: $category, body: $body) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Writes a note for the own desk. */
export const WriteNote = graphql(`
  mutation WriteNote($commandId: ID!, $referralId: ID!, $category: Category!, $body: String!) {
    outcome: writeNote(commandId: $commandId, referralId: $referralId, category: $category, body: $body) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Answers a question. */
export const Answer = graphql(`
  mutation AnswerQuestion($commandId: ID!, $messageId: ID!, $body: String!) {
    outcome: answerQuestion(commandId: $commandId, messageId: $messageId, body: $body) {
      __typename ... on Error { message } ... on InvalidInput { fields { path message } }
    }
  }
`);
/** Takes a file back. */
export const RemoveAttachment = graphql(`
  mutation RemoveAttachment($commandId: ID!, $id: ID!) {
    outcome: removeAttachment(commandId: $commandId, id: $id) { __typename ... on Error { message } }
  }
`);
