"""The project around the services app: settings, addresses and the two ways to start it."""
