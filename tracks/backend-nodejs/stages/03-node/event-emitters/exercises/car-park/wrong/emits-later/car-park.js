import { EventEmitter } from "node:events";

export function createCarPark(places) {
  const carPark = new EventEmitter();
  const inside = new Set();

  const emitLater = (...values) => setTimeout(() => carPark.emit(...values), 0);

  carPark.enter = (plate) => {
    if (inside.size === places) {
      emitLater("error", new Error(`There is no place for ${plate}.`));
      return;
    }
    inside.add(plate);
    emitLater("enter", plate, places - inside.size);
    if (inside.size === places) emitLater("full");
  };

  carPark.leave = (plate) => {
    if (inside.delete(plate)) emitLater("leave", plate, places - inside.size);
    else emitLater("error", new Error(`${plate} is not inside.`));
  };

  return carPark;
}

export function waitForLeave(carPark, plate) {
  return new Promise((resolve, reject) => {
    function stop() {
      carPark.off("leave", onLeave);
      carPark.off("error", onError);
    }
    function onLeave(left, free) {
      if (left !== plate) return;
      stop();
      resolve(free);
    }
    function onError(error) {
      stop();
      reject(error);
    }
    carPark.on("leave", onLeave);
    carPark.on("error", onError);
  });
}
