"""What is said about terms of others: the SSSOM tables and the bridge made from them."""
