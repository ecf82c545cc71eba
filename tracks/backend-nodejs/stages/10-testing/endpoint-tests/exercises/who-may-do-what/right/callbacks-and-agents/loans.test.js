import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { describe, it } from "node:test";
import supertest from "supertest";
import { createApp } from "./app.js";

const LOANS = [
  { id: "7", book: "Dune", lentTo: "ada" },
  { id: "8", book: "Emma", lentTo: "omar" },
];

class Library {
  constructor() {
    this.agent = supertest.agent(createApp());
  }

  send(method, id, token) {
    const sent = this.agent[method](`/loans/${id}`);
    return token === undefined ? sent : sent.set({ Authorization: `Bearer ${token}` });
  }

  async left() {
    const left = [];
    for (const { id } of LOANS) {
      const { status, body } = await this.send("get", id, "token-ines");
      if (status === 200) left.push(body);
    }
    return left;
  }
}

describe("loans", () => {
  for (const token of [undefined, "token-nobody", "ada"]) {
    it(`are closed to ${token}`, async () => {
      const library = new Library();
      strictEqual((await library.send("get", "7", token)).status, 401);
      strictEqual((await library.send("delete", "7", token)).status, 401);
      deepStrictEqual(await library.left(), LOANS);
    });
  }

  for (const { id, book, lentTo } of LOANS) {
    it(`can be read by ${lentTo}, but not closed`, async () => {
      const library = new Library();
      const own = await library.send("get", id, `token-${lentTo}`);
      strictEqual(own.status, 200);
      deepStrictEqual(own.body, { id, book, lentTo });
      const foreign = LOANS.find((loan) => loan.id !== id);
      strictEqual((await library.send("get", foreign.id, `token-${lentTo}`)).status, 404);
      for (const loan of LOANS)
        strictEqual((await library.send("delete", loan.id, `token-${lentTo}`)).status, 403);
      deepStrictEqual(await library.left(), LOANS);
    });
  }

  it("can be closed by the librarian", async () => {
    const library = new Library();
    deepStrictEqual(await library.left(), LOANS);
    strictEqual((await library.send("delete", "8", "token-ines")).status, 204);
    deepStrictEqual(await library.left(), [LOANS[0]]);
    strictEqual((await library.send("delete", "8", "token-ines")).status, 404);
    strictEqual((await library.send("get", "1234", "token-ines")).status, 404);
  });
});
