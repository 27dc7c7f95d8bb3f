import { isObject, oneOrMore } from "../json-values.ts";
import type { Reading } from "../scanner.ts";
import type { Links } from "./links.ts";
import { every, type IacResource, inside, type Known, property, readingOf, unknown } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

/** Where a resource carries policy documents. */
const DOCUMENTS: { [type: string]: string[] } = {
  aws_iam_policy: ["policy"],
  aws_iam_role_policy: ["policy"],
  aws_iam_user_policy: ["policy"],
  aws_iam_group_policy: ["policy"],
  "AWS::IAM::Policy": ["PolicyDocument"],
  "AWS::IAM::ManagedPolicy": ["PolicyDocument"],
};

/** Grants by name: a primitive role of Google Cloud (IAM documentation, "Basic roles") or Owner and Contributor of Azure over everything. */
const BROAD_ROLES = new Set(["roles/owner", "roles/editor", "Owner", "Contributor"]);

/** A statement of a policy document, in either spelling. */
function statementIsWide(statement: unknown): boolean {
  const effect = inside(statement, "Effect") ?? inside(statement, "effect") ?? "Allow";
  if (effect !== "Allow") return false;
  const actions = [...oneOrMore(inside(statement, "Action")), ...oneOrMore(inside(statement, "actions"))];
  const resources = [...oneOrMore(inside(statement, "Resource")), ...oneOrMore(inside(statement, "resources"))];
  if (actions.some((action) => action === "*" || action === "*:*")) return true;
  return actions.some((action) => /^[\w-]+:\*$/.test(action)) && resources.includes("*");
}

function hasUnresolved(statement: unknown): boolean {
  return ["Action", "actions", "Resource", "resources"].some((key) => {
    const value = inside(statement, key);
    return value instanceof Unresolved || (Array.isArray(value) && value.some((item) => item instanceof Unresolved));
  });
}

/** Whether a document allows all actions, or all of a service's on all resources. A part that is an expression leaves "no" unknown. */
function documentIsWide(document: unknown): Known<boolean> {
  let parsed = document;
  if (typeof document === "string") {
    try {
      parsed = JSON.parse(document) as unknown;
    } catch {
      return unknown("the policy is not plain JSON");
    }
  }
  if (parsed instanceof Unresolved) return unknown(`the policy is an expression: ${parsed.text}`);
  if (!isObject(parsed)) return unknown("the policy is not plain JSON");
  const stated = inside(parsed, "Statement") ?? parsed.statement;
  const statements = Array.isArray(stated) ? stated : stated === undefined ? [] : [stated];
  if (statements.some(statementIsWide)) return { value: true };
  // A resource named by an expression is not "*"; an action that is one may be.
  const actionUnread = statements.some(
    (statement) =>
      hasUnresolved(statement) &&
      [inside(statement, "Action"), inside(statement, "actions")].some((value) => value instanceof Unresolved),
  );
  return actionUnread ? unknown("an action is an expression") : { value: false };
}

/** Readings of access policies. `settings` holds Terraform's data sources. */
export function policyReadings(all: readonly IacResource[], settings: readonly IacResource[], links: Links): Reading[] {
  const readings: Reading[] = [];
  let count = 0;
  const say = (of: IacResource, known: Known<boolean>, name?: string): void => {
    count++;
    const reading = readingOf(of, "iac.policy.wildcard", known);
    readings.push(name === undefined ? reading : { ...reading, attributes: { ...reading.attributes, policy: name } });
  };
  const documents = settings.filter((one) => one.type === "data.aws_iam_policy_document");
  for (const document of documents) say(document, documentIsWide(document.body));
  for (const of of all) {
    for (const key of Object.hasOwn(DOCUMENTS, of.type) ? (DOCUMENTS[of.type] ?? []) : []) {
      const policy = property(of, key);
      // A policy made by a data source is judged where its statements are.
      if (policy instanceof Unresolved && policy.text.includes("data.aws_iam_policy_document.")) continue;
      say(of, policy === undefined ? unknown(`${key} is not set`) : documentIsWide(policy));
    }
    if (/^AWS::IAM::(?:Role|User|Group)$/.test(of.type))
      for (const [index, arn] of every(of, "ManagedPolicyArns").entries())
        say(of, isAdministrator(arn, of, links), `managed ${index + 1}`);
    if (/^AWS::Serverless::(?:Function|StateMachine)$/.test(of.type))
      for (const [index, policy] of every(of, "Policies").entries())
        say(of, samPolicy(policy, of, links), String(index + 1));
    if (of.type === "AWS::IAM::Role" || of.type === "AWS::IAM::User" || of.type === "AWS::IAM::Group") {
      for (const [index, policy] of every(of, "Policies").entries())
        say(of, documentIsWide(inside(policy, "PolicyDocument")), String(index + 1));
    }
    if (/^google_(project|organization|folder)_iam_(member|binding)$/.test(of.type))
      say(of, broadRole(property(of, "role")));
    if (of.type === "azurerm_role_assignment") say(of, broadRole(property(of, "role_definition_name") ?? "custom"));
    if (/^aws_iam_(role|user|group)_policy_attachment$/.test(of.type)) {
      const arn = property(of, "policy_arn");
      if (typeof arn === "string") say(of, { value: arn.endsWith(":policy/AdministratorAccess") });
    }
  }
  readings.push({ signal: "iac.policy.count", value: count });
  return readings;
}

/** A policy by name, by ARN or by an expression that ends in one; one that the template itself makes is judged where it is. */
function isAdministrator(policy: unknown, of: IacResource, links: Links): Known<boolean> {
  if (policy instanceof Unresolved) {
    if (/:policy\/AdministratorAccess"?\]*\}?$/.test(policy.text)) return { value: true };
    return /:policy\//.test(policy.text) || links.from(of, "AWS::IAM::ManagedPolicy", policy).length > 0
      ? { value: false }
      : unknown(`a managed policy is an expression: ${policy.text}`);
  }
  return typeof policy === "string"
    ? { value: /(?:^|\/)AdministratorAccess$/.test(policy) }
    : unknown("a managed policy is not a plain name");
}

/** A policy's name, a document, or one of SAM's templates, which are narrow by design (AWS SAM Developer Guide, "AWS SAM policy templates"). */
function samPolicy(policy: unknown, of: IacResource, links: Links): Known<boolean> {
  if (!isObject(policy) || policy instanceof Unresolved) return isAdministrator(policy, of, links);
  return inside(policy, "Statement") === undefined ? { value: false } : documentIsWide(policy);
}

function broadRole(role: unknown): Known<boolean> {
  return typeof role === "string" ? { value: BROAD_ROLES.has(role) } : unknown("the role is an expression");
}
