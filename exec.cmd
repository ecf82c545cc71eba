@rem "exec" of package.json's scripts on Windows: elsewhere it hands the process over, so that a signal to npm reaches Aulo.
@%*
