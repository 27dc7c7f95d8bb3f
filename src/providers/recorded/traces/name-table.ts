import { hash } from "./identifier.ts";

/** The name that stands for all names beyond the cap. */
const OTHER = 0;

/** Longer names are cut here (bytes): a name is a class of operations, not a payload. */
const LONGEST = 200;

/**
 * Names as small numbers, told apart by their bytes so that no string is made per span. At most `cap` names are kept; the rest
 * are `OTHER`, and `overflow` counts how often that happened.
 */
export class NameTable {
  readonly #names: string[] = ["other"];
  readonly #bytes: Uint8Array[] = [new Uint8Array(0)];
  #slots = new Int32Array(1024).fill(-1);
  readonly #cap: number;
  overflow = 0;

  constructor(cap: number) {
    this.#cap = cap;
  }

  get size(): number {
    return this.#names.length;
  }

  intern(from: Buffer, start: number, end: number): number {
    const stop = Math.min(end, start + LONGEST);
    let slot = hash(from, start, stop, 0x811c9dc5) & (this.#slots.length - 1);
    for (;;) {
      const index = this.#slots[slot] as number;
      if (index < 0) break;
      if (equal(this.#bytes[index] as Uint8Array, from, start, stop)) return index;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    if (this.#names.length >= this.#cap) {
      this.overflow++;
      return OTHER;
    }
    const index = this.#names.length;
    this.#slots[slot] = index;
    this.#bytes.push(new Uint8Array(from.subarray(start, stop)));
    this.#names.push(from.toString("utf8", start, stop));
    if (this.#names.length * 2 > this.#slots.length) this.#grow();
    return index;
  }

  name(index: number): string {
    return this.#names[index] ?? "other";
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let index = 1; index < this.#bytes.length; index++) {
      const bytes = this.#bytes[index] as Uint8Array;
      let slot = hash(bytes, 0, bytes.length, 0x811c9dc5) & (this.#slots.length - 1);
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = index;
    }
  }
}

function equal(known: Uint8Array, from: Buffer, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== from[start + i]) return false;
  return true;
}
