import { strFromU8, unzipSync } from "fflate";
import type { Trouble } from "../i18n/index.js";
import { textOfHtml, textOfWordXml, type Story } from "./documents.js";

const MAX_BYTES = 10 * 1024 * 1024;
/** A document that unpacks to more than this is no news story. */
const MAX_UNPACKED = 60 * 1024 * 1024;

export interface OpenedFile extends Story {
  /** True where the bytes were no Unicode and were read as Windows-1256, the old encoding of Arabic text. */
  legacy: boolean;
}

export const ACCEPTED_FILES = ".txt,.text,.html,.htm,.docx,text/plain,text/html";

/** Reads one file of text, a web page or a Word document, or says what is wrong with it. */
export async function openFiles(files: readonly File[]): Promise<OpenedFile | Trouble> {
  const [file] = files;
  if (!file || files.length > 1) return "file-many";
  const read = readerOf(file);
  if (!read) return "file-type";
  if (file.size > MAX_BYTES) return "file-size";
  try {
    return read(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return "file-read";
  }
}

function readerOf({ name, type }: File): ((bytes: Uint8Array) => OpenedFile) | null {
  if (/\.docx$/i.test(name)) return readWord;
  if (/\.html?$/i.test(name) || type.startsWith("text/html")) return readHtml;
  if (/\.(txt|text)$/i.test(name) || type.startsWith("text/plain")) return decode;
  return null;
}

/** UTF-8, UTF-16 with a byte order mark, or else Windows-1256. */
export function decode(bytes: Uint8Array): OpenedFile {
  const read = (encoding: string, legacy: boolean, fatal = false): OpenedFile => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes),
    published: null,
    source: "",
    legacy,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read("utf-16le", false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return read("utf-16be", false);
  try {
    return read("utf-8", false, true);
  } catch {
    return read("windows-1256", true);
  }
}

function readHtml(bytes: Uint8Array): OpenedFile {
  const { text, legacy } = decode(bytes);
  return { ...textOfHtml(text), legacy };
}

function readWord(bytes: Uint8Array): OpenedFile {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name === "word/document.xml" && originalSize <= MAX_UNPACKED,
  });
  return { text: textOfWordXml(strFromU8(files["word/document.xml"]!)), published: null, source: "", legacy: false };
}
