/** A path taken apart once, as every scanner asks the same of it. Slashes are forward, relative to the scanned folder. */
export interface FilePath {
  path: string;
  /** The folder, with a trailing slash; "" at the top. */
  folder: string;
  name: string;
  /** Lower case from here on. */
  lower: string;
  lowerName: string;
  /** Without the dot; "" when there is none. */
  extension: string;
}

export function filePath(path: string): FilePath {
  const slash = path.lastIndexOf("/");
  const name = path.slice(slash + 1);
  const lowerName = name.toLowerCase();
  const dot = lowerName.lastIndexOf(".");
  return {
    path,
    folder: path.slice(0, slash + 1),
    name,
    lower: path.toLowerCase(),
    lowerName,
    extension: dot > 0 ? lowerName.slice(dot + 1) : "",
  };
}

const TEST_FOLDER = /(^|\/)(tests?|__tests__|specs?|e2e|testdata|fixtures?|__mocks__|mocks?)\//;
const EXAMPLE_FOLDER = /(^|\/)(examples?|samples?|docs?|documentation|demos?)\//;

/** A folder that holds tests or what they need. */
export function inTestFolder(file: FilePath): boolean {
  return TEST_FOLDER.test(file.lower);
}

export function inExampleFolder(file: FilePath): boolean {
  return EXAMPLE_FOLDER.test(file.lower);
}

export function isYaml(file: FilePath): boolean {
  return file.extension === "yaml" || file.extension === "yml";
}

export function isMarkdown(file: FilePath): boolean {
  return ["md", "markdown", "adoc", "asciidoc", "rst", "mdx"].includes(file.extension);
}
