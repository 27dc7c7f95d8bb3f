import { isManifest } from "./dependency-manifests/dependency-manifests.ts";
import { inExampleFolder, inTestFolder, isYaml } from "./file-path.ts";
import { isTerraform } from "./infrastructure.ts";
import type { Scan, Scanner } from "./scanner.ts";

/** How references to a secret manager look in manifests, infrastructure code and dependency lists; from the managers' documentation. */
const REFERENCES =
  /\bkind:\s*["']?(?:ExternalSecret|ClusterExternalSecret|SecretStore|ClusterSecretStore|SealedSecret|SecretProviderClass|VaultStaticSecret|VaultDynamicSecret|VaultAuth)\b|\bvault\.hashicorp\.com\/agent-inject|\baws_secretsmanager_secret\b|\baws_ssm_parameter\b|AWS::SecretsManager::Secret|\{\{resolve:(?:secretsmanager|ssm-secure):|\bgoogle_secret_manager_secret\b|\bazurerm_key_vault(?:_secret)?\b|\bvault_(?:kv_secret|generic_secret|kv_secret_v2)\b|ENC\[AES256_GCM,|@Microsoft\.KeyVault\(|@aws-sdk\/client-secrets-manager|@google-cloud\/secret-manager|google-cloud-secret-manager|@azure\/keyvault-secrets|azure-keyvault-secrets|cloud\.google\.com\/go\/secretmanager|github\.com\/hashicorp\/vault\/api|node-vault|\bhvac\b|spring-cloud-starter-vault|hashicorp\/vault-action|aws-actions\/aws-secretsmanager-get-secrets/;

/** References to secret managers: one a file. */
export const secretManagers: Scanner = {
  id: "secret-managers",
  signals: ["secret-manager.count"],
  matches: (file) =>
    (isYaml(file) ||
      isTerraform(file) ||
      isManifest(file) ||
      file.extension === "json" ||
      file.extension === "template" ||
      file.lowerName === ".sops.yaml") &&
    !/lock/.test(file.lowerName) &&
    !inTestFolder(file) &&
    !inExampleFolder(file),
  scan(): Scan {
    let count = 0;
    let first: { path: string; line: number } | undefined;
    return {
      read(file) {
        const match = REFERENCES.exec(file.text);
        if (!match) return;
        count++;
        first ??= { path: file.path, line: file.lineAt(match.index) };
      },
      finish: () => [
        {
          signal: "secret-manager.count",
          value: count,
          ...(first === undefined ? {} : { query: `first at ${first.path}:${first.line}` }),
        },
      ],
    };
  },
};
