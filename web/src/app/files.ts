import type { Trouble } from "../i18n/index.js";

const MAX_BYTES = 10 * 1024 * 1024;

export interface OpenedFile {
  text: string;
  /** True where the bytes were no Unicode and were read as Windows-1256, the old encoding of Arabic text. */
  legacy: boolean;
}

/** Reads one plain text file, or says what is wrong with it. */
export async function openFiles(files: readonly File[]): Promise<OpenedFile | Trouble> {
  const [file] = files;
  if (!file || files.length > 1) return "file-many";
  if (!/\.(txt|text)$/i.test(file.name) && !file.type.startsWith("text/plain")) return "file-type";
  if (file.size > MAX_BYTES) return "file-size";
  try {
    return decode(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return "file-read";
  }
}

/** UTF-8, UTF-16 with a byte order mark, or else Windows-1256. */
export function decode(bytes: Uint8Array): OpenedFile {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), legacy: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), legacy: false };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), legacy: false };
  } catch {
    return { text: new TextDecoder("windows-1256").decode(bytes), legacy: true };
  }
}
