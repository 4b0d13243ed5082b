/** The code of `blob-worker.ts`, bundled into one script; `build/blob-worker.ts` makes it. */
declare module "virtual:blob-worker" {
  const code: string;
  export default code;
}
