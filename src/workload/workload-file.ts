import { stat } from "node:fs/promises";
import { readText } from "../documents/read-text.ts";
import { FileError } from "../model/errors.ts";
import { visible } from "../model/text.ts";
import { insideFolder } from "./inside-folder.ts";

/** Reads a file that the manifest names, inside the workload's folder. Throws FileError. */
export async function readWorkloadFile(directory: string, path: string, mostBytes: number): Promise<string> {
  const inside = await insideFolder(directory, path);
  if ("refused" in inside) throw new FileError({ file: path }, inside.refused);
  if (!(await stat(inside.absolute).catch(() => undefined))) {
    throw new FileError({ file: visible(path) }, "there is no such file", [
      "the manifest names it: make the file, or take the entry out",
    ]);
  }
  return readText(inside.absolute, path, mostBytes);
}
