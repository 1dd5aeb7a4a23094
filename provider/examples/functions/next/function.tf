output "place" {
  value = provider::ipplan::next(["/26"], ["10.0.0.0/16"], file("used.txt")).placements[0].address_prefix
}
