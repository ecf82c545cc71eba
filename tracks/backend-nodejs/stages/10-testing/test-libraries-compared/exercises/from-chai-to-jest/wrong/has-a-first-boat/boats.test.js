import { beforeAll, describe, expect, it } from "@jest/globals";
import request from "supertest";
import { createApp, findBoat, freeBoats, rental, share } from "./boats.js";

describe("boats", () => {
  let app;
  beforeAll(() => {
    app = createApp();
  });
  it("makes a rental", () => {
    expect(rental("Heron", 2)).toStrictEqual({ boat: "Heron", hours: 2, cents: 3000 });
  });
  it("lists the free boats", () => {
    expect(freeBoats(["Heron", "Otter", "Teal"], ["Otter"]).sort()).toEqual(["Heron", "Teal"]);
  });
  it("refuses less than an hour", () => {
    expect(() => rental("Heron", 0.5)).toThrow(RangeError);
    expect(() => rental("Heron", 0.5)).toThrow(/hour/);
  });
  it("shares the price", () => {
    expect(share(100, 3)).toBeCloseTo(33.33);
  });
  it("does not know every boat", async () => {
    await expect(findBoat("Titanic")).rejects.toThrow("Titanic");
  });
  it("shows the boats", async () => {
    const { body } = await request(app).get("/boats").expect(200);
    expect(body).toBeTruthy();
    expect(body[0]).toMatchObject({ name: "Heron", seats: 4 });
  });
  it("takes a booking", async () => {
    const { body } = await request(app)
      .post("/bookings")
      .send({ boat: "Heron", hours: 2 })
      .expect(201)
      .expect("location", /^\/bookings\//);
    expect(typeof body.id).toBe("string");
  });
});
