const { pipeline } = require("node:stream");

exports.exportGuests = (guests, output) =>
  new Promise((resolve, reject) => {
    let count = 0;
    pipeline(
      async function* () {
        yield "id,name\n";
        for await (const guest of guests) {
          count++;
          yield [guest.id, guest.name] + "\n";
        }
      },
      output,
      (error) => (error ? reject(error) : resolve(count)),
    );
  });
