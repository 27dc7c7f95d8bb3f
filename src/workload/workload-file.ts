import { readText } from "../documents/read-text.ts";
import { FileError } from "../model/errors.ts";
import { insideFolder } from "./inside-folder.ts";

/** Reads a file that the manifest names, inside the workload's folder. Throws FileError. */
export async function readWorkloadFile(directory: string, path: string, mostBytes: number): Promise<string> {
  const inside = await insideFolder(directory, path);
  if ("refused" in inside) throw new FileError({ file: path }, inside.refused);
  return readText(inside.absolute, path, mostBytes);
}
