/** 64 bits as two unsigned 32-bit words; 0/0 stands for "none". */
export interface Words {
  high: number;
  low: number;
}

const NIBBLE = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  NIBBLE[digit.charCodeAt(0)] = i;
  NIBBLE[digit.toUpperCase().charCodeAt(0)] = i;
}

/** Lengths of 16 and 8 bytes in base64, with and without padding. */
const BASE64_LENGTHS = new Set([24, 22, 12, 11]);

/**
 * A trace or span id to 64 bits: hexadecimal of any case (32 or 16 digits) and base64 give the low 64 bits of the id, so that
 * the same id in two encodings is one; any other text is hashed. An empty id and all zeros are "none".
 */
export function readIdentifier(from: Buffer, start: number, end: number, into: Words): void {
  const length = end - start;
  into.high = into.low = 0;
  if (length === 0) return;
  if (length === 32 || length === 16) {
    const high = hexWord(from, end - 16);
    const low = hexWord(from, end - 8);
    if (high >= 0 && low >= 0 && (length === 16 || (hexWord(from, start) >= 0 && hexWord(from, start + 8) >= 0))) {
      into.high = high;
      into.low = low;
      // Low half zero, high half not: some generators fill only the first 8 bytes.
      if (high === 0 && low === 0 && length === 32) {
        into.high = hexWord(from, start);
        into.low = hexWord(from, start + 8);
      }
      return;
    }
  }
  if (BASE64_LENGTHS.has(length) && base64(from.toString("latin1", start, end), into)) return;
  into.high = hash(from, start, end, 0x811c9dc5);
  into.low = hash(from, start, end, 0x9747b28c) || 1;
}

/** Eight hexadecimal digits, or -1. */
function hexWord(from: Buffer, at: number): number {
  let value = 0;
  for (let i = at; i < at + 8; i++) {
    const nibble = NIBBLE[from[i] as number] as number;
    if (nibble < 0) return -1;
    value = (value << 4) | nibble;
  }
  return value >>> 0;
}

function base64(text: string, into: Words): boolean {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return false;
  const decoded = Buffer.from(text, "base64");
  if (decoded.length !== 16 && decoded.length !== 8) return false;
  into.high = decoded.readUInt32BE(decoded.length - 8);
  into.low = decoded.readUInt32BE(decoded.length - 4);
  if (into.high === 0 && into.low === 0 && decoded.length === 16) {
    into.high = decoded.readUInt32BE(0);
    into.low = decoded.readUInt32BE(4);
  }
  return true;
}

/** FNV-1a with the avalanche of MurmurHash3. */
export function hash(from: Uint8Array, start: number, end: number, seed: number): number {
  let value = seed;
  for (let i = start; i < end; i++) value = Math.imul(value ^ (from[i] as number), 0x01000193);
  return mix(value);
}

/** MurmurHash3's 32-bit finaliser: every bit of the input moves every bit of the output. */
export function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
