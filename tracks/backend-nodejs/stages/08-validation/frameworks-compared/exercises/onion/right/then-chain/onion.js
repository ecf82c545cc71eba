exports.compose = function (list) {
  return function (ctx) {
    function step(index) {
      return new Promise(function (resolve, reject) {
        if (index >= list.length) return resolve(undefined);
        let count = 0;
        function next() {
          count++;
          if (count > 1) return Promise.reject(new Error("twice"));
          return step(index + 1);
        }
        resolve(list[index](ctx, next));
      });
    }
    return step(0);
  };
};
