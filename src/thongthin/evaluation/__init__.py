"""Hold lifting against gold pages: figures with intervals, and every statement that differs."""
