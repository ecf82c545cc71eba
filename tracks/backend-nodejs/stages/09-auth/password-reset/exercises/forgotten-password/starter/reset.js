import { pool } from "./db.js";
import { sendMail } from "./mail.js";
import { hashPassword } from "./passwords.js";

const PAGE = "https://library.example/reset"; // of the form for a new password

export async function requestReset(email) {}

export async function resetPassword(token, password) {
  return false;
}
