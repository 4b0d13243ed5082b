import { describe, expect, it } from "vitest";
import { decode, openFiles } from "./files.js";

const file = (bytes: BlobPart, name = "خبر.txt", type = "text/plain"): File => new File([bytes], name, { type });

describe("openFiles", () => {
  it("reads UTF-8", async () => {
    expect(await openFiles([file("خبر")])).toEqual({ text: "خبر", published: null, source: "", legacy: false });
  });

  it.each([
    ["no file", [], "file-many"],
    ["two files", [file("أ"), file("ب")], "file-many"],
    ["another type", [file("x", "a.pdf", "application/pdf")], "file-type"],
    ["a file that is too large", [file(new Uint8Array(10 * 1024 * 1024 + 1))], "file-size"],
  ])("refuses %s", async (_, files, trouble) => {
    expect(await openFiles(files)).toBe(trouble);
  });

  it("says when a file is gone", async () => {
    const gone = Object.assign(file("x"), { arrayBuffer: () => Promise.reject(new Error("gone")) });
    expect(await openFiles([gone])).toBe("file-read");
  });
});

describe("decode", () => {
  it("drops a byte order mark", () => {
    expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0xd8, 0xae])).text).toBe("خ");
  });

  it("reads UTF-16 of either order", () => {
    expect(decode(new Uint8Array([0xff, 0xfe, 0x2e, 0x06])).text).toBe("خ");
    expect(decode(new Uint8Array([0xfe, 0xff, 0x06, 0x2e])).text).toBe("خ");
  });

  it("falls back to Windows-1256 and says so", () => {
    expect(decode(new Uint8Array([0xce, 0xc8, 0xd1]))).toEqual({
      text: "خبر",
      published: null,
      source: "",
      legacy: true,
    });
  });
});
