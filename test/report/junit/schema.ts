import { readFileSync } from "node:fs";
import { validateXML } from "xmllint-wasm";

const XSD = readFileSync(new URL("junit.xsd", import.meta.url), "utf8");

/** What the schema of JUnit reports has against a document; nothing when it holds. */
export async function junitFaults(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: "junit.xml", contents: xml }, schema: [XSD] });
  return errors.map(({ message }) => message);
}
