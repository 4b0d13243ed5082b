/** What the reader has chosen for all visits. Storage throws where the browser forbids it; then it holds for this one. */

const PREFIX = "khabar-";

export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function writePreference(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Then the wish holds for this visit.
  }
}

/** The one of `values` that was chosen, or the first. */
export function readChoice<T extends string>(name: string, values: readonly [T, ...T[]]): T {
  const stored = readPreference(name);
  return values.find((value) => value === stored) ?? values[0];
}
