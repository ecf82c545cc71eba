import { describe, expect, test } from "@jest/globals";
import supertest from "supertest";
import { createApp, findBoat, freeBoats, rental, share } from "./boats.js";

describe("functions", () => {
  test("a rental has exactly three fields", () => {
    const found = rental("Heron", 2);
    expect(found).toEqual({ boat: "Heron", hours: 2, cents: 3000 });
    expect(Object.keys(found)).toHaveLength(3);
  });

  test("the free boats are the others", () => {
    const free = freeBoats(["Heron", "Otter", "Teal"], ["Otter"]);
    expect(free).toHaveLength(2);
    expect(free).toEqual(expect.arrayContaining(["Heron", "Teal"]));
  });

  test("half an hour is too short", () => {
    let failure;
    try {
      rental("Heron", 0.5);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(RangeError);
    expect(failure.message).toMatch(/hour/);
  });

  test("three people share 100", () => {
    expect(Math.abs(share(100, 3) - 33.33)).toBeLessThan(0.005);
  });

  test("an unknown boat is named in the error", () =>
    expect(findBoat("Titanic")).rejects.toMatchObject({ message: expect.stringContaining("Titanic") }));
});

describe("app", () => {
  const client = supertest(createApp());

  test("GET /boats", async () => {
    const response = await client.get("/boats");
    expect(response.status).toBe(200);
    expect(response.body.length).toBeGreaterThan(0);
    const { name, seats } = response.body[0];
    expect({ name, seats }).toEqual({ name: "Heron", seats: 4 });
  });

  test("POST /bookings", async () => {
    const response = await client.post("/bookings").send({ boat: "Heron", hours: 2 });
    expect(response.status).toBe(201);
    expect(response.headers.location.startsWith("/bookings/")).toBe(true);
    expect(response.body.id).toEqual(expect.any(String));
  });
});
