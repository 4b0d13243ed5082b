import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/** An article that this browser keeps. */
export interface Article {
  id: string;
  title: string;
  text: string;
  /** `YYYY-MM-DD`, or empty. */
  published: string;
  /** Milliseconds since 1970. */
  kept: number;
}

interface Schema extends DBSchema {
  articles: { key: string; value: Article; indexes: { kept: number } };
}

/** Older ones give way: a history is no archive, and the room that browsers lend is limited. */
const MOST = 100;

/** The articles in IndexedDB. Every method rejects where the browser lends no room (private windows of some). */
export class Shelf {
  private database: Promise<IDBPDatabase<Schema>> | null = null;

  /** All articles, the newest first. */
  async list(): Promise<Article[]> {
    const articles = await (await this.open()).getAllFromIndex("articles", "kept");
    return articles.reverse();
  }

  async put(article: Article): Promise<void> {
    const database = await this.open();
    await database.put("articles", article);
    const keys = await database.getAllKeysFromIndex("articles", "kept");
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await database.delete("articles", key);
  }

  async delete(ids: readonly string[]): Promise<void> {
    const database = await this.open();
    for (const id of ids) await database.delete("articles", id);
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.database ??= openDB<Schema>("khabar", 1, {
      upgrade: (database) => {
        database.createObjectStore("articles", { keyPath: "id" }).createIndex("kept", "kept");
      },
    });
    return this.database;
  }
}
