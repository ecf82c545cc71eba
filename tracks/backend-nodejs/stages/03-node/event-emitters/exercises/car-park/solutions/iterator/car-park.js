import { EventEmitter, on } from "node:events";

class CarPark extends EventEmitter {
  constructor(places) {
    super();
    this.free = places;
    this.plates = [];
  }

  enter(plate) {
    if (this.free < 1) return this.emit("error", new Error(`no place left: ${plate}`));
    this.free -= 1;
    this.plates.push(plate);
    this.emit("enter", plate, this.free);
    if (this.free < 1) this.emit("full");
  }

  leave(plate) {
    if (!this.plates.includes(plate)) return this.emit("error", new Error(`unknown car: ${plate}`));
    this.free += 1;
    this.plates = this.plates.filter((each) => each !== plate);
    this.emit("leave", plate, this.free);
  }
}

export function createCarPark(places) {
  return new CarPark(places);
}

export async function waitForLeave(carPark, plate) {
  for await (const [left, free] of on(carPark, "leave")) {
    if (left === plate) return free;
  }
}
