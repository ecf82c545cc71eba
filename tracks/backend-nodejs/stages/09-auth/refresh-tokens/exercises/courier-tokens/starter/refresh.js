import { pool } from "./db.js";

export async function logIn(userId) {}

export async function refresh(token) {
  return null;
}

export async function logOut(token) {}

export async function logOutEverywhere(userId) {}
