// A second file, if you need one.
