import { EventEmitter } from "node:events";

export function createCarPark(places) {
  const carPark = new EventEmitter();
  const inside = new Set();

  carPark.enter = (plate) => {
    if (inside.size === places) {
      carPark.emit("error", new Error(`There is no place for ${plate}.`));
      return;
    }
    inside.add(plate);
    carPark.emit("enter", plate, places - inside.size);
    if (inside.size === places) carPark.emit("full");
  };

  carPark.leave = (plate) => {
    inside.delete(plate);
    carPark.emit("leave", plate, places - inside.size);
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
