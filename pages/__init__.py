"""The pages of the app, one file each; they arrange widgets and compute nothing."""
