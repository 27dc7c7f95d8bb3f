import type { Links } from "./links.ts";
import { amount, flag, type IacResource, inside, isSet, type Known, map, property } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

const yes = (): Known<boolean> => ({ value: true });

export interface QueueRule {
  deadLetter?: (of: IacResource, links: Links) => Known<boolean>;
  longPolling?: (of: IacResource) => Known<boolean>;
  encrypted: (of: IacResource) => Known<boolean>;
}

// SQS queues made since 2022 are encrypted with SQS-managed keys unless that is switched off (SQS Developer Guide).
export const QUEUES: { [type: string]: QueueRule } = {
  aws_sqs_queue: {
    deadLetter: (of, links) => ({
      value: isSet(of, "redrive_policy") || links.to(of, "aws_sqs_queue_redrive_policy", "queue_url").length > 0,
    }),
    longPolling: (of) => map(amount(of, "receive_wait_time_seconds", 0), (seconds) => seconds > 0),
    encrypted: (of) => (isSet(of, "kms_master_key_id") ? { value: true } : flag(of, "sqs_managed_sse_enabled", true)),
  },
  "AWS::SQS::Queue": {
    deadLetter: (of) => ({ value: isSet(of, "RedrivePolicy") }),
    longPolling: (of) => map(amount(of, "ReceiveMessageWaitTimeSeconds", 0), (seconds) => seconds > 0),
    encrypted: (of) => (isSet(of, "KmsMasterKeyId") ? { value: true } : flag(of, "SqsManagedSseEnabled", true)),
  },
  google_pubsub_subscription: { deadLetter: (of) => ({ value: isSet(of, "dead_letter_policy") }), encrypted: yes },
  azurerm_servicebus_queue: { deadLetter: yes, encrypted: yes },
};

/** A queue that others send their dead letters to needs none itself. */
export function isDeadLetter(of: IacResource, links: Links): boolean {
  return links.byValue(of, "dead letters", deadLetterTarget).some((other) => other !== of);
}

function deadLetterTarget(of: IacResource): unknown {
  const policy = property(of, of.tool === "terraform" ? "redrive_policy" : "RedrivePolicy");
  return policy instanceof Unresolved
    ? policy
    : (inside(policy, "deadLetterTargetArn") ?? inside(of.body, "dead_letter_policy.dead_letter_topic"));
}
