/**
 * Commands and actions by what they do, from the tools' own documentation. A command is matched at the start of a shell word
 * sequence; an action or orb by its name without version.
 */
export type CiPurpose = "tests" | "lints" | "deploys" | "security-scan" | "cost-check" | "caches";

export const CI_COMMANDS: { [P in CiPurpose]: RegExp } = {
  tests:
    /\b(?:npm|pnpm|yarn|bun)(?: run)?(?: --?[\w=-]+)* (?:test|t|tests|ci:test|test:[\w:-]+|unit|e2e)\b|\b(?:go|cargo|dotnet|mix|swift|zig|deno|bazel|flutter|dart|sbt|lein|crystal|meson|make|just|task|rake|tox run|nx(?: run-many| affected)?(?: -t| --target)?|turbo(?: run)?) (?:[\w./:=-]+ ){0,4}?tests?\b|\b(?:pytest|tox|nox|jest|vitest|mocha|ava|karma|cypress run|playwright test|rspec|phpunit|pest|ctest|gotestsum|ginkgo|cargo nextest|unittest|behave|robot|newman run|bats|minitest)\b|\b(?:mvn|mvnw|\.\/mvnw|gradle|gradlew|\.\/gradlew)(?: [\w:=.,@/-]+)* (?:test|verify|check|install|build|integrationTest)\b/i,
  lints:
    /\b(?:eslint|biome|oxlint|prettier|standard|tslint|stylelint|ruff|flake8|pylint|black|isort|mypy|pyright|golangci-lint|staticcheck|go vet|gofmt|goimports|clippy|cargo fmt|rubocop|phpstan|psalm|phpcs|checkstyle|spotbugs|pmd|ktlint|detekt|shellcheck|hadolint|yamllint|markdownlint(?:-cli2)?|tflint|ansible-lint|helm lint|terraform (?:validate|fmt)|tofu (?:validate|fmt)|kube-?linter|kubeconform|kubeval|cfn-lint|actionlint|sonar-scanner|dotnet format|clang-tidy|clang-format|pre-commit|buf lint|spectral lint|vale|scalafmt|credo|tsc)\b|\b(?:npm|pnpm|yarn|bun)(?: run)? (?:lint|format|typecheck|check)[\w:-]*\b|\bmake [\w -]*(?:lint|vet|fmt|verify)\b|\b(?:gradlew|gradle|mvnw|mvn)(?: [\w:=.-]+)* (?:checkstyle\w*|spotlessCheck|ktlintCheck|detekt|spotbugs\w*|pmd\w*)\b/i,
  deploys:
    /\bkubectl (?:[\w=./-]+ )*?(?:apply|rollout|set image|replace|create)\b|\bhelm (?:[\w=./-]+ )*?(?:upgrade|install)\b|\bhelmfile (?:[\w=./-]+ )*?(?:apply|sync)\b|\bkustomize build\b.*\bkubectl\b|\b(?:terraform|tofu|terragrunt)(?: [\w=./-]+)* (?:apply|run-all apply)\b|\bskaffold (?:run|deploy)\b|\baws (?:ecs (?:update-service|deploy)|cloudformation deploy|lambda update-function-code|s3 sync|deploy create-deployment|elasticbeanstalk update-environment)\b|\b(?:sam|cdk|serverless|sls|pulumi|firebase|vercel|netlify|flyctl|fly|heroku|wrangler|railway|copilot) (?:deploy|up|publish)\b|\bgcloud (?:[\w-]+ )*?(?:deploy|update-traffic)\b|\baz (?:webapp (?:deploy|up)|functionapp deployment|containerapp (?:update|up)|deployment (?:group|sub) create|aks command)\b|\bargocd app (?:sync|set)\b|\bflux reconcile\b|\bansible-playbook\b|\bdocker stack deploy\b|\bcf push\b|\bkapp deploy\b|\bnomad job run\b|\boctopus deploy\b/i,
  "security-scan":
    /\b(?:trivy|grype|snyk|semgrep|bandit|gosec|govulncheck|gitleaks|trufflehog|detect-secrets|checkov|tfsec|terrascan|kics|kubescape|kube-bench|clair-scanner|anchore-cli|docker scout|docker scan|osv-scanner|safety check|pip-audit|brakeman|bundle-audit|bundler-audit|npm audit|yarn audit|pnpm audit|cargo audit|cargo deny|dependency-check|owasp|zap-baseline|zap-full-scan|nuclei|dotnet list package --vulnerable|scorecard|codeql|syft|cosign verify|prowler|conftest|polaris audit|kubesec|wizcli|horusec)\b/i,
  "cost-check": /\binfracost\b/i,
  caches:
    /--cache-(?:from|to)\b|\bcache-from=|\bsccache\b|\bccache\b|\bBUILDKIT_INLINE_CACHE\b|\bsave_cache\b|\brestore_cache\b/i,
};

/** What is run for its verdict: a failure that is ignored gives none. */
export const CI_GATES: ReadonlySet<CiPurpose> = new Set(["tests", "lints"]);

/** `|| true` and its like (GNU Bash manual, "Lists"): the line succeeds whatever its command did. */
export const IGNORED_FAILURE = /\|\|\s*(?:true|:|\/bin\/true|exit 0|echo|printf)(?![\w/-])/;

/** Actions of GitHub (Marketplace), components and templates of GitLab, tasks of Azure, orbs of CircleCI, plugins of Buildkite. */
export const CI_ACTIONS: { [P in CiPurpose]: RegExp } = {
  tests:
    /^(?:cypress-io\/github-action|microsoft\/playwright-github-action|vstest|dotnetcorecli|gradle|maven)(?:$|[/@])/i,
  lints:
    /^(?:super-linter\/super-linter|github\/super-linter|oxsecurity\/megalinter|golangci\/golangci-lint-action|pre-commit\/action|reviewdog\/.+|hadolint\/hadolint-action|astral-sh\/ruff-action|psf\/black|biomejs\/setup-biome|terraform-linters\/setup-tflint|helm\/chart-testing-action|sonarsource\/.+|ludeeus\/action-shellcheck|ibiqlik\/action-yamllint|bufbuild\/buf(?:-lint)?-action|actions-rs\/clippy-check|streetsidesoftware\/cspell-action|stackrox\/kube-linter-action|rhysd\/actionlint)(?:$|[/@])/i,
  // GitHub Pages serve static files, mostly documentation: publishing them deploys no workload.
  deploys:
    /^(?:aws-actions\/(?:amazon-ecs-deploy-task-definition|aws-cloudformation-github-deploy|aws-lambda-deploy)|google-github-actions\/(?:deploy-.+|get-gke-credentials)|azure\/(?:webapps-deploy|functions-action|k8s-deploy|container-apps-deploy-action|aks-set-context|arm-deploy)|amondnet\/vercel-action|nwtgck\/actions-netlify|superfly\/flyctl-actions|cloudflare\/(?:wrangler|pages)-action|akhileshns\/heroku-deploy|firebaseextended\/action-hosting-deploy|deliverybot\/helm|appleboy\/ssh-action|pulumi\/actions|kubernetes(?:manifest)?|helmdeploy|azurewebapp|azurefunctionapp|azurekeyvault|circleci\/(?:aws-ecs|kubernetes|helm|aws-eks|gcp-cloud-run)|gitops)(?:$|[/@])/i,
  "security-scan":
    /^(?:github\/codeql-action|aquasecurity\/(?:trivy|tfsec)-?.*|anchore\/(?:scan|sbom)-action|snyk\/.+|returntocorp\/semgrep-action|semgrep\/.+|securego\/gosec|golang\/govulncheck-action|gitleaks\/gitleaks-action|trufflesecurity\/trufflehog|bridgecrewio\/checkov-action|checkmarx\/.+|actions\/dependency-review-action|ossf\/scorecard-action|google\/osv-scanner-action|step-security\/.+|docker\/scout-action|zaproxy\/.+|rustsec\/audit-check|pypa\/gh-action-pip-audit|dependency-check\/.+|kubescape\/.+|security\/.*|jobs\/(?:sast|secret-detection|dependency-scanning|container-scanning|dast).*|sast.*|dast.*|secret-detection.*|dependency-scanning.*|container-scanning.*)(?:$|[/@])/i,
  "cost-check": /^infracost\/(?:actions|setup-infracost)/i,
  caches:
    /^(?:actions\/cache|swatinem\/rust-cache|gradle\/(?:gradle-build-action|actions)|buildjet\/cache|mozilla-actions\/sccache-action|hendrikmuhs\/ccache-action|satackey\/action-docker-layer-caching|cache)(?:$|[/@])/i,
};
