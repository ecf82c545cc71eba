import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "./db.js";

/** Sends a mail. Takes two seconds for addresses with "slow", and rejects for those with "broken". */
export async function sendMail(recipient, body) {
  await pool.query("INSERT INTO mails (recipient, body) VALUES ($1, $2)", [recipient, body]);
  await sleep(recipient.includes("slow") ? 2000 : 20);
  if (recipient.includes("broken")) throw new Error("the mail server does not respond");
}
