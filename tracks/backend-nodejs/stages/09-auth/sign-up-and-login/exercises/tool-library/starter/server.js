import express from "express";
import pg from "pg";
import { hashPassword, passwordMatches } from "./passwords.js";
import { startSession, userIdOf } from "./sessions.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.use(express.json());

// Add the routes here.

app.listen(process.env.PORT ?? 3000);
