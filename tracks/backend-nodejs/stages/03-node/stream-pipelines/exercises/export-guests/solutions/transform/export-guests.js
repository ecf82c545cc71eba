import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

class GuestLines extends Transform {
  count = 0;

  constructor() {
    super({ writableObjectMode: true });
    this.push("id,name\n");
  }

  _transform(guest, _encoding, done) {
    this.count += 1;
    done(null, [guest.id, guest.name].join(",").concat("\n"));
  }
}

export async function exportGuests(guests, output) {
  const lines = new GuestLines();
  await pipeline(Readable.from(guests), lines, output);
  return lines.count;
}
