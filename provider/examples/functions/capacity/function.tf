output "most_instances" {
  value = provider::ipplan::capacity("app-service", {}, { in = "/26" }).capacity[0].most
}
