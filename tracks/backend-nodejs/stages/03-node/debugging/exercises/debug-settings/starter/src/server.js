console.log("the server would start here");
