import { alerts } from "./alerts.ts";
import { ci } from "./ci/ci.ts";
import { codeowners } from "./codeowners.ts";
import { decisionRecords } from "./decision-records.ts";
import { dependencyManifests } from "./dependency-manifests/dependency-manifests.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { documents } from "./documents.ts";
import { engineeringArtefacts } from "./engineering-artefacts.ts";
import { infrastructure } from "./infrastructure.ts";
import { kubernetes } from "./kubernetes/kubernetes.ts";
import type { Scanner } from "./scanner.ts";
import { secretManagers } from "./secret-managers.ts";
import { secrets } from "./secrets.ts";
import { sourceFiles } from "./source-files.ts";

/** Every kind of artefact that is looked for. To add one: a file with a scanner, and a line here. */
export const SCANNERS: readonly Scanner[] = [
  alerts,
  ci,
  codeowners,
  decisionRecords,
  dependencyManifests,
  dockerfiles,
  documents,
  engineeringArtefacts,
  infrastructure,
  kubernetes,
  secretManagers,
  secrets,
  sourceFiles,
];
