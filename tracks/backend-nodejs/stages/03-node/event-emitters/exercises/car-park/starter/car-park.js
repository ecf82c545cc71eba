import { EventEmitter } from "node:events";

export function createCarPark(places) {
  // Return an event emitter with the methods enter and leave.
}

export function waitForLeave(carPark, plate) {
  // Return a promise of the number of free places.
}
