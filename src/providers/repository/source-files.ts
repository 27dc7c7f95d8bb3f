import type { FilePath } from "./file-path.ts";
import { inTestFolder } from "./file-path.ts";
import type { Scanner } from "./scanner.ts";

/** Extensions of programming languages (GitHub Linguist, type "programming"), those in common use for services. */
const SOURCE = new Set(
  "ts tsx mts cts js jsx mjs cjs py go java kt kts scala groovy cs fs vb rb php rs c cc cpp cxx h hpp swift m mm ex exs erl clj cljs dart lua pl pm r jl hs ml elm zig nim vue svelte sql sh bash ps1".split(
    " ",
  ),
);

const GENERATED = /(?:\.pb\.go|_pb2(?:_grpc)?\.pyi?|\.min\.js|\.d\.ts|_generated\.\w+|\.g\.dart|_grpc_pb\.js|_pb\.js)$/;
const TEST_NAME =
  /(?:^|[._-])(?:test|tests|spec|specs|it|e2e)\.[a-z]+$|^test_|_test\.[a-z]+$|(?:Test|Tests|Spec|IT)\.(?:java|kt|scala|groovy|cs|swift)$/;

function isSource(file: FilePath): boolean {
  return SOURCE.has(file.extension) && !GENERATED.test(file.lowerName);
}

export function isTest(file: FilePath): boolean {
  return isSource(file) && (TEST_NAME.test(file.name) || inTestFolder(file));
}

const LINTERS =
  /^(?:\.eslintrc(?:\..+)?|eslint\.config\.[cm]?[jt]s|biome\.jsonc?|\.?oxlintrc\.json|\.prettierrc(?:\..+)?|prettier\.config\.[cm]?[jt]s|\.stylelintrc(?:\..+)?|\.?ruff\.toml|\.flake8|\.pylintrc|mypy\.ini|\.golangci\.(?:ya?ml|toml|json)|\.?rustfmt\.toml|\.?clippy\.toml|\.rubocop\.ya?ml|phpstan(?:\.dist)?\.neon(?:\.dist)?|\.php-cs-fixer(?:\.dist)?\.php|psalm\.xml|checkstyle\.xml|detekt\.ya?ml|\.scalafmt\.conf|\.swiftlint\.ya?ml|\.credo\.exs|\.clang-(?:format|tidy)|\.hadolint\.ya?ml|\.yamllint(?:\.ya?ml)?|\.tflint\.hcl|\.markdownlint(?:\..+)?|\.editorconfig|\.pre-commit-config\.ya?ml|\.stylecop\.json|stylecop\.json|\.spectral\.ya?ml|buf\.ya?ml|\.sqlfluff|sonar-project\.properties|\.shellcheckrc|\.dockerfilelintrc)$/;

/** How much source, test and lint configuration there is; by name alone. */
export const sourceFiles: Scanner = {
  id: "source-files",
  signals: ["source.files", "test.files", "lint.count"],
  matches: () => false,
  scan: (run) => ({
    finish: () => [
      { signal: "source.files", value: run.files.filter((file) => isSource(file) && !isTest(file)).length },
      { signal: "test.files", value: run.files.filter(isTest).length },
      // An .editorconfig formats nothing by itself.
      {
        signal: "lint.count",
        value: run.files.filter((file) => LINTERS.test(file.lowerName) && file.lowerName !== ".editorconfig").length,
      },
    ],
  }),
};
