const EventEmitter = require("node:events");

function createCarPark(places) {
  const cars = {};
  let taken = 0;
  return Object.assign(new EventEmitter(), {
    enter(plate) {
      if (taken >= places) {
        this.emit("error", new RangeError("full, no room for " + plate));
      } else {
        taken++;
        cars["car " + plate] = true;
        this.emit("enter", plate, places - taken);
        if (taken === places) this.emit("full");
      }
    },
    leave(plate) {
      if (cars["car " + plate] === true) {
        taken--;
        cars["car " + plate] = false;
        this.emit("leave", plate, places - taken);
      } else {
        this.emit("error", new Error("not here: " + plate));
      }
    },
  });
}

function waitForLeave(carPark, plate) {
  let onLeave;
  let onError;
  return new Promise((resolve, reject) => {
    onLeave = (left, free) => {
      if (left === plate) resolve(free);
    };
    onError = reject;
    carPark.addListener("leave", onLeave).addListener("error", onError);
  }).finally(() => {
    carPark.removeListener("leave", onLeave);
    carPark.removeListener("error", onError);
  });
}

module.exports = { createCarPark, waitForLeave };
