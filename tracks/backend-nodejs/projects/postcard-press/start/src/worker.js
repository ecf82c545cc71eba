console.log("There is nothing to do yet.");
