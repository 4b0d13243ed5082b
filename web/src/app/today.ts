/** The day on the reader's calendar, `YYYY-MM-DD`: a story is taken for one of today until somebody says otherwise. */
export function today(): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
