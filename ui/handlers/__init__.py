"""What the page does when something is said, clicked or asked for."""
