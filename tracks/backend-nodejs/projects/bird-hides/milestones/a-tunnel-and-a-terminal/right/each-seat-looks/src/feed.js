const LOOK_MS = 250;

class Seat {
  constructor(client, hide, lastId) {
    Object.assign(this, { client, hide, lastId });
  }
}

class Feed {
  constructor(calls, tell) {
    this.calls = calls;
    this.tell = tell;
    this.seats = [];
    this.round = Promise.resolve();
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  look() {
    this.round = this.round.then(() => this.serveAll()).catch((error) => console.error(error));
  }

  async serveAll() {
    for (const seat of [...this.seats]) {
      const news = await this.calls.after(seat.hide, seat.lastId);
      news.forEach((call) => {
        if (!this.seats.includes(seat) || call.id <= seat.lastId) return;
        seat.lastId = call.id;
        this.tell(seat.client, call);
      });
    }
  }

  seatOf(client, hide) {
    return this.seats.find((seat) => seat.client === client && seat.hide === hide);
  }

  has(client, hide) {
    return this.seatOf(client, hide) !== undefined;
  }

  sit(client, hide, lastId) {
    const seat = this.seatOf(client, hide);
    if (seat === undefined) this.seats.push(new Seat(client, hide, lastId));
    else if (seat.lastId < lastId) seat.lastId = lastId;
  }

  leave(client, hide) {
    this.seats = this.seats.filter((seat) => seat.client !== client || seat.hide !== hide);
  }

  forget(client) {
    this.seats = this.seats.filter((seat) => seat.client !== client);
  }

  close() {
    clearInterval(this.timer);
  }
}

export const createFeed = (calls, tell) => new Feed(calls, tell);
