"""The translations of the public site: gathering its sentences, keeping and judging them."""
