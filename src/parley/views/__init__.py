"""Views: records arranged for people to look at; pure functions without rendering."""
